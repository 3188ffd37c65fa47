#!/usr/bin/env bash
# mathml-to-latex turns the underscore of a word into a subscript: user_id reads as "user", with a small "id" below.
#
# Packages: mathml-to-latex 1.8.0 and katex 0.16.22 (npm). Source: MathML Core, section 3.2.2 (mtext is text as it stands).
# Needs: bash, Node.js with npm.
#
# <mtext>user_id</mtext> is a name within a formula, as computing quizzes have them: the underscore is a letter like any other.
# One would guess: \text{user\_id}, since the library escapes % and # of the same element.
# What happens: it ends the text at the underscore, and that stands bare between the pieces: \text{user}_\text{id}. TeX shows a
# subscript, so the column has another name than in the source, and nothing warns. With two underscores the result is no TeX at
# all ("Double subscript"). A caret in a text becomes an exponent in the same way.
# So: escape the text of mtext yourself before the conversion, or keep such formulas as MathML.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > npm.log
npm install --no-audit --no-fund mathml-to-latex@1.8.0 katex@0.16.22 >> npm.log 2>&1 || { cat npm.log >&2; exit 1; }

cat > try.mjs <<'END'
import { MathMLToLaTeX } from 'mathml-to-latex';
import katex from 'katex';

const shown = (tex) => {
  try {
    const html = katex.renderToString(tex, { output: 'mathml' });
    return html.includes('<msub>') ? 'a subscript' : html.includes('<msup>') ? 'an exponent' : 'text';
  } catch (error) {
    return error.message.replace(/^KaTeX parse error: /, '').replace(/ at position.*/, '');
  }
};
for (const text of ['100% #1', 'user_id', 'snake_case_name', 'R^2']) {
  const tex = MathMLToLaTeX.convert(`<math><mtext>${text}</mtext></math>`);
  console.log(`${text} | ${tex} | ${shown(tex)}`);
}
END
expected='100% #1 | \text{100}\%\text{ }\#\text{1} | text
user_id | \text{user}_\text{id} | a subscript
snake_case_name | \text{snake}_\text{case}_\text{name} | Double subscript
R^2 | \text{R}^\text{2} | an exponent'
seen=$(node try.mjs)
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: it was" >&2; echo "$expected" >&2; exit 1; }
