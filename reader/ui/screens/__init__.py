"""What a person looks at: each puts widgets together, hands data down and answers messages."""
