#!/usr/bin/env bash
# A GIFT question with several right answers has, by gift-pegjs, no right answer at all.
#
# Package: gift-pegjs 1.0.2 (npm), a parser for GIFT, the text format of Moodle's question banks.
# Needs: bash, Node.js with npm.
#
# In GIFT a question with several right answers marks each of them with "~" and a share of the mark: ~%50%.
# The parser gives every choice a field "isCorrect" beside its "weight".
# One would guess: a choice that earns a positive share is correct, and one that costs marks is not.
# What happens: "isCorrect" says which sign stood before the choice and nothing else. The two right answers, worth
# 50 % each, are false, as the wrong one is; and an accepted answer of a short answer question that is worth nothing
# ("=%0%") is true. A program that makes a key from "isCorrect" marks everybody wrong, and no error tells it.
# So: take the weight where there is one, and the sign only where there is none.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > npm.log
npm install --no-audit --no-fund gift-pegjs@1.0.2 >> npm.log 2>&1 || { cat npm.log >&2; exit 1; }

cat > try.js <<'END'
const { parse } = require('gift-pegjs');
const questions = parse(`::prime:: Which are prime? {~%50%2 ~%50%3 ~%-100%4}

::sea:: What is the largest sea? {=Philippine Sea =%0%Caspian Sea}
`);
for (const question of questions) {
  console.log(question.title, question.type);
  for (const choice of question.choices) {
    console.log('  ' + choice.text.text, 'weight', choice.weight, 'isCorrect', choice.isCorrect);
  }
}
END

cat > described <<'END'
prime MC
  2 weight 50 isCorrect false
  3 weight 50 isCorrect false
  4 weight -100 isCorrect false
sea Short
  Philippine Sea weight null isCorrect true
  Caspian Sea weight 0 isCorrect true
END

node try.js > seen
cat seen
diff described seen || { echo "The behaviour has changed." >&2; exit 1; }
echo "As described."
