#!/usr/bin/env bash
# A radio button labelled with the fraction ½ has the accessible name "1 2", and so has the one labelled 1².
#
# Packages: dom-accessibility-api 0.7.1 (npm), which Testing Library uses, with happy-dom 20.0.10 as its page. Sources: Accessible Name
# and Description Computation 1.2; MathML Core, section 2 (no attribute gives a formula's words).
# Needs: bash, Node.js from 20 on, with npm.
#
# A choice of a mathematics quiz is a label with a formula in it. MathML is what makes formulas readable to those who listen.
# One would guess: the name of the button is the formula in some words, or is missing, which a test would notice.
# What happens: the name is made of the texts of the elements, and what makes a fraction or an exponent is no text. ½ and 1² have one
# name, and "What is ¼?" asks for "1 4". A test that asks whether every control has a name is content. Browsers have rules of their
# own, and Chromium 156 gives such a button no name at all. Either way, whoever moves from choice to choice with the arrow keys is
# told nothing that tells them apart.
# So: give the control its name in words, in aria-label, and keep the formula in the label for those who read it.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > npm.log
npm install --no-audit --no-fund dom-accessibility-api@0.7.1 happy-dom@20.0.10 >> npm.log 2>&1 || { cat npm.log >&2; exit 1; }

cat > try.mjs <<'END'
import { Window } from 'happy-dom';
import { computeAccessibleName } from 'dom-accessibility-api';
const page = new Window().document;
const quarter = '<math><mfrac><mn>1</mn><mn>4</mn></mfrac></math>';
const half = '<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>';
const square = '<math><msup><mn>1</mn><mn>2</mn></msup></math>';
page.body.innerHTML = `<fieldset><legend>What is ${quarter}?</legend>
  <label><input type="radio">${half}</label>
  <label><input type="radio">${square}</label>
  <label><input type="radio" aria-label="one half">${half}</label></fieldset>`;
for (const one of page.querySelectorAll('fieldset, input')) {
  console.log(one.localName + ': ' + computeAccessibleName(one));
}
END

cat > described <<'END'
fieldset: What is 1 4 ?
input: 1 2
input: 1 2
input: one half
END

node try.mjs > seen
cat seen
diff described seen || { echo "The behaviour has changed." >&2; exit 1; }
echo "As described."
