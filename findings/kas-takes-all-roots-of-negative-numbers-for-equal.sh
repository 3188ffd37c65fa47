#!/usr/bin/env bash
# To KAS the square root of -5 equals the square root of -3, and does not equal i times the square root of 5.
#
# Package: @khanacademy/kas 2.2.3 (npm), which compares algebraic answers for Perseus, the exercises of Khan Academy.
# Needs: bash, Node.js with npm.
#
# KAS puts numbers in for the letters of two expressions and compares the results. A number alone is compared as it is.
# One would guess: what has no real value is compared in form, or is not equal to anything; JavaScript's own NaN is not.
# What happens: two results that are both no number count as the same result. Every root of a negative number, every logarithm of
# one, and 1/0 with 2/0, are equal to each other. Asked for the solutions of x² = -3, a learner who answers with the root of -5 is
# right, and one who answers with i, as complex numbers are taught, is wrong: "i" is a letter like x.
# So: have such answers written with i and declare what the letters mean elsewhere, or compare them in another program.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > npm.log
npm install --no-audit --no-fund @khanacademy/kas@2.2.3 >> npm.log 2>&1 || { cat npm.log >&2; exit 1; }

cat > try.js <<'END'
const { parse, compare } = require('@khanacademy/kas');
for (const [key, answer] of [
  ['\\sqrt{-3}', '\\sqrt{-5}'],
  ['\\sqrt{-3}', '\\sqrt{3}'],
  ['\\sqrt{-3}', 'i\\sqrt{3}'],
  ['\\ln(-1)', '\\ln(-2)'],
  ['\\sqrt{3}', '\\sqrt{5}'],
]) {
  console.log(key + ' and ' + answer + ': ' + compare(parse(answer).expr, parse(key).expr, {}).equal);
}
END

cat > described <<'END'
\sqrt{-3} and \sqrt{-5}: true
\sqrt{-3} and \sqrt{3}: false
\sqrt{-3} and i\sqrt{3}: false
\ln(-1) and \ln(-2): true
\sqrt{3} and \sqrt{5}: false
END

node try.js > seen
cat seen
diff described seen || { echo "The behaviour has changed." >&2; exit 1; }
echo "As described."
