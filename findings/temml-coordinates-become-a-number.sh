#!/usr/bin/env bash
# The point (3,5) and the set {1,2,3} are one number each in Temml's MathML.
#
# Packages: temml 0.13.5, and katex 0.19.1 to compare (npm). Both turn TeX into MathML and read the same TeX otherwise.
# Needs: bash, Node.js with npm.
#
# TeX takes a comma for the mark between two things; a decimal comma has to be said: 3{,}5.
# One would guess: "(3,5)" has two numbers and a comma between them.
# What happens: Temml joins digits and commas that no space divides, so that "(3,5)" holds the one number "3,5", and
# "\{1,2,3\}" the one number "1,2,3". KaTeX sees two and three. What reads a formula out or compares two of them is told another
# thing than the page shows: in a question about coordinates or sets the number is the answer. The look is nearly the same.
# Where the comma is the decimal sign it is the other way round: "3,5" is right in Temml, and two numbers in KaTeX.
# So: write a space after a comma that divides, and braces around one that does not; both libraries then agree.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > npm.log
npm install --no-audit --no-fund temml@0.13.5 katex@0.19.1 >> npm.log 2>&1 || { cat npm.log >&2; exit 1; }

cat > try.js <<'END'
const temml = require('temml');
const katex = require('katex');
const numbers = mathml => mathml.match(/<mn[^>]*>[^<]*/g).map(one => one.replace(/<[^>]*>/, '')).join(' and ');
for (const tex of ['(3,5)', '\\{1,2,3\\}', '(3, 5)', '3{,}5']) {
  console.log(`${tex} | Temml ${numbers(temml.renderToString(tex))}`
      + ` | KaTeX ${numbers(katex.renderToString(tex, { output: 'mathml' }))}`);
}
END

cat > described <<'END'
(3,5) | Temml 3,5 | KaTeX 3 and 5
\{1,2,3\} | Temml 1,2,3 | KaTeX 1 and 2 and 3
(3, 5) | Temml 3 and 5 | KaTeX 3 and 5
3{,}5 | Temml 3,5 | KaTeX 3,5
END

node try.js > seen
cat seen
diff described seen || { echo "The behaviour has changed." >&2; exit 1; }
echo "As described."
