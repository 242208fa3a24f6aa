"""The guide and the glossary on the screen."""
