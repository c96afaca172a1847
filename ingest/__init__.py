"""Documents in: read, check, split, embed, publish. Owns SourceDocument, Rule, Passage and the vocabulary."""
