#!/usr/bin/env bash
# A Spanish formula with 1.000, one thousand, is spoken as 1,000: one. In German and Italian it stays 1.000.
#
# Package: speech-rule-engine 4.1.5 (npm), which makes the words that MathJax gives to screen readers.
# Needs: bash, Node.js with npm.
#
# Spanish, German and Italian write the thousands with a point and the decimals with a comma, and authors do so in formulas.
# One would guess: the engine leaves numbers as they are written for the language that it was told, as it does with 3,5.
# What happens: in Spanish the point of a number becomes a comma, for the formulas that come with a decimal point from elsewhere. German
# and Italian do that too, but know a group of three digits and leave it; Spanish does not. 1.000 is given out as 1,000, which a Spanish
# voice reads as one and no decimals, 12.345 as a little more than twelve, and 1.000.000 as "1 punto 000,000". Who sees the page
# calculates with thousands, who listens to it with ones.
# So: write thousands in formulas without a mark, 1000.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > npm.log
npm install --no-audit --no-fund speech-rule-engine@4.1.5 >> npm.log 2>&1 || { cat npm.log >&2; exit 1; }

cat > try.js <<'END'
const sre = require('speech-rule-engine');
const formula = (number) => '<math xmlns="http://www.w3.org/1998/Math/MathML"><mn>' + number + '</mn></math>';
(async () => {
  for (const locale of ['es', 'de', 'it']) {
    await sre.setupEngine({ locale, domain: 'mathspeak', modality: 'speech' });
    await sre.engineReady();
    const spoken = ['3,5', '3.5', '1.000', '12.345', '1.000.000', '1000'].map((one) => sre.toSpeech(formula(one)));
    console.log(locale + ': ' + spoken.join(' | '));
  }
})();
END

cat > described <<'END'
es: 3,5 | 3,5 | 1,000 | 12,345 | 1 punto 000,000 | 1000
de: 3,5 | 3,5 | 1.000 | 12.345 | 1.000.000 | 1000
it: 3,5 | 3,5 | 1.000 | 12.345 | 1.000.000 | 1000
END

node try.js > seen
cat seen
diff described seen || { echo "The behaviour has changed." >&2; exit 1; }
echo "As described."
