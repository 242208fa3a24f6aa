"""What every domain needs: errors, artefacts and progress. No domain, no vendor."""
