"""What the program does, without a window: answers, events and the conversation loop."""
