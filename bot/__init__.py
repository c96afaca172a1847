"""Answers: understand, screen, plan and retrieve, write, verify. Owns Question and Answer."""
