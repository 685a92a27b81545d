"""How we use SQLite, said once: connections, transactions, and its errors in a person's words."""
