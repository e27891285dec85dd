"""What a person does: one function per act. The only room that writes."""
