"""What a person asks: frozen rows and the queries that fill them. The only room that reads for display."""
