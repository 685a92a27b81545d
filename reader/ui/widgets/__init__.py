"""What screens are made of: data comes down by reactives, messages go up."""
