#!/usr/bin/env bash
# In Spanish "33,5 %" is 33 per cent to Perseus: wrong where 33.5 is right, and right where 33 is.
#
# Package: @khanacademy/perseus-score 8.11.7 (npm), which marks the answers of Perseus, the exercises of Khan Academy.
# Needs: bash, Node.js with npm.
#
# A numeric question takes the learner's language, and with it the decimal comma: in Spanish, "33,5" is right where the key is 33.5.
# Learners may add a percent sign, whether the key is 33.5 or 0.335.
# One would guess: a number that is read right is read right with the sign too.
# What happens: with a percent sign at the end the text goes through another reader first, which knows the decimal point alone and
# stops at the comma. "33,5%" arrives as 33. The learner whose answer is exact gets no point; one who typed 33,9 % where the key is
# 33 % gets it. No error and no question back: the same texts without the sign are marked as they should be.
# So: hand over percentages without their sign, or with a point, where learners write a comma.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > npm.log
npm install --no-audit --no-fund @khanacademy/perseus-score@8.11.7 >> npm.log 2>&1 || { cat npm.log >&2; exit 1; }

cat > try.js <<'END'
const { scoreNumericInput } = require('@khanacademy/perseus-score');
const mark = (key, typed) => {
  const answer = { value: key, status: 'correct', message: '', simplify: 'optional', strict: false };
  return scoreNumericInput({ currentValue: typed }, { coefficient: false, answers: [answer] }, 'es').earned;
};
for (const [key, texts] of [[33.5, ['33,5', '33,5%', '33.5%']], [33, ['33,9', '33,9%']], [0.335, ['0,335', '33,5%']]]) {
  console.log('key ' + key + ': ' + texts.map(typed => '"' + typed + '" ' + mark(key, typed)).join(', '));
}
END

cat > described <<'END'
key 33.5: "33,5" 1, "33,5%" 0, "33.5%" 1
key 33: "33,9" 0, "33,9%" 1
key 0.335: "0,335" 1, "33,5%" 0
END

node try.js > seen
cat seen
diff described seen || { echo "The behaviour has changed." >&2; exit 1; }
echo "As described."
