#!/usr/bin/env bash
# An answer that is a year and a full stop vanishes on the way from HTML to Markdown and back.
#
# Packages: turndown 7.2.5 and commonmark 0.31.2 (npm); the list rule is in CommonMark 0.31.2, section 5.2.
# Needs: bash, Node.js with npm.
#
# Turndown writes HTML as Markdown and escapes what Markdown would take for its own: "1986. The year" becomes
# "1986\. The year", so that no list begins.
# One would guess: a paragraph that is "1986." alone is as safe, all the more as no space follows the full stop.
# What happens: the escape looks for the space. "1986." goes out as it is, and CommonMark reads it as an ordered list that
# begins with 1986 and has one empty entry: as the only text of a choice, the answer has no text any more. Years and numbers
# with a full stop are what questions about history and arithmetic have as choices. "+" alone, for a question that asks for a
# sign, becomes an empty list in the same way, though "-" is escaped.
# So: escape a number with "." or ")" at the start of a line whether a space or the line's end follows.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > npm.log
npm install --no-audit --no-fund turndown@7.2.5 commonmark@0.31.2 >> npm.log 2>&1 || { cat npm.log >&2; exit 1; }

cat > try.js <<'END'
const Turndown = require('turndown');
const { Parser, HtmlRenderer } = require('commonmark');
for (const answer of ['1986. The year', '1986.', '-', '+']) {
  const markdown = new Turndown().turndown(`<p>${answer}</p>`);
  const html = new HtmlRenderer().render(new Parser().parse(markdown));
  console.log(`${answer} | ${markdown} | ${html.replace(/\n/g, '')}`);
}
END

cat > described <<'END'
1986. The year | 1986\. The year | <p>1986. The year</p>
1986. | 1986. | <ol start="1986"><li></li></ol>
- | \- | <p>-</p>
+ | + | <ul><li></li></ul>
END

node try.js > seen
cat seen
diff described seen || { echo "The behaviour has changed." >&2; exit 1; }
echo "As described."
