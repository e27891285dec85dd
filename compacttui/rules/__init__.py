"""What is allowed and when: pure functions over plain values, no database and no clock."""
