#!/bin/sh
# Reads the tool call from standard input and speaks up only when it is a commit. Never blocks.
grep -q 'git commit' || exit 0

staged=$(git diff --cached --name-only --diff-filter=AM)
sources=$(printf '%s\n' "$staged" | grep -E '\.(ts|js|py|go|rs|java)$' | grep -vEi '(test|spec)')
tests=$(printf '%s\n' "$staged" | grep -Ei '(test|spec)')

if [ -n "$sources" ] && [ -z "$tests" ]; then
  echo "No test changes with these files:" >&2
  printf '%s\n' "$sources" >&2
fi
exit 0
