#!/usr/bin/env bash
# A listener hears "45 minimum" where a French formula says 45 min, and "45 Minimum" in German.
#
# Package: speech-rule-engine 4.1.5 (npm), which makes the words that MathJax gives to screen readers.
# Needs: bash, Node.js with npm.
#
# A unit stands upright beside its number, as text: 45\,\text{min}. MathML has mtext for what is text and no mathematics.
# One would guess: text is read as it stands.
# What happens: a text that is also the short name of a function becomes that function: "min" is the smallest value. English says the
# short name and nobody notices; French, German and Spanish say the function's word. "How far in 45 min?" asks for the way in 45 minimum,
# and ClearSpeak, one of the engine's two styles, multiplies by it. "h" and "s" in the same place are read as they stand.
# So: write the unit outside the formula, or in full, in the language of the text.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > npm.log
npm install --no-audit --no-fund speech-rule-engine@4.1.5 >> npm.log 2>&1 || { cat npm.log >&2; exit 1; }

cat > try.js <<'END'
const sre = require('speech-rule-engine');
const formula = (unit) => '<math xmlns="http://www.w3.org/1998/Math/MathML"><mn>45</mn><mspace width="0.1667em"/>'
    + '<mtext>' + unit + '</mtext></math>';
(async () => {
  for (const locale of ['en', 'fr', 'de', 'es']) {
    for (const domain of ['mathspeak', 'clearspeak']) {
      await sre.setupEngine({ locale, domain, modality: 'speech' });
      await sre.engineReady();
      console.log([locale, domain].join(' ') + ': ' + ['min', 'h', 's'].map((unit) => sre.toSpeech(formula(unit))).join(' | '));
    }
  }
})();
END

cat > described <<'END'
en mathspeak: 45 min | 45 h | 45 s
en clearspeak: 45 times min | 45 h | 45 s
fr mathspeak: 45 minimum | 45 h | 45 s
fr clearspeak: 45 multiplié par minimum | 45 h | 45 s
de mathspeak: 45 Minimum | 45 h | 45 s
de clearspeak: 45 mal Minimum | 45 h | 45 s
es mathspeak: 45 mínimo | 45 h | 45 s
es clearspeak: 45 mínimo | 45 h | 45 s
END

node try.js > seen
cat seen
diff described seen || { echo "The behaviour has changed." >&2; exit 1; }
echo "As described."
