"""What `check` looks at, one concern a file; each takes a Page and yields Findings."""
