"""What messages say in so many words, beyond naming a tool: lists, follow-ups, amounts, wishes."""
