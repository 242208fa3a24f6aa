"""How people write things: encoding, header, values."""
