"""A stretch of English: words, sentences, verbs, dates, readability."""
