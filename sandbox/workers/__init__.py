"""Processes beside the program in which tools run, with limits of time and memory."""
