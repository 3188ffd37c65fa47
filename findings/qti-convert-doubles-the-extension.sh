#!/usr/bin/env bash
# A QTI 2.1 item that names its response processing with ".xml" is converted to a template that does not exist.
#
# Package: @citolab/qti-convert 0.3.52 (npm), which turns QTI 2.x items into QTI 3.0.
# Needs: bash, Node.js with npm.
#
# An item says how it is marked by the address of a standard template. In QTI 2.1 the address is written without an ending;
# authoring tools often add ".xml", the name of the file that stands there, and the players take both.
# One would guess: both become the address of QTI 3.0, …/qti/v3p0/rptemplates/match_correct.xml.
# What happens: the ending is added to whatever the last part was. The second item gets "match_correct.xml.xml", without a
# warning. There is no such template, and a program that knows the standard ones by name does not know how to mark the item.
# So: an importer of QTI 3.0 takes any number of such endings off before it looks at the name.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > npm.log
npm install --no-audit --no-fund @citolab/qti-convert@0.3.52 >> npm.log 2>&1 || { cat npm.log >&2; exit 1; }

cat > try.mjs <<'END'
import { convertQti2toQti3 } from '@citolab/qti-convert/qti-convert-node';
for (const name of ['match_correct', 'match_correct.xml']) {
  const item = `<?xml version="1.0" encoding="UTF-8"?>
<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="capital" title="Capital" adaptive="false"
    timeDependent="false">
  <responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier">
    <correctResponse><value>A</value></correctResponse>
  </responseDeclaration>
  <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
  <itemBody>
    <choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="1">
      <prompt>What is the capital of Chile?</prompt>
      <simpleChoice identifier="A">Santiago</simpleChoice>
      <simpleChoice identifier="B">Lima</simpleChoice>
    </choiceInteraction>
  </itemBody>
  <responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/${name}"/>
</assessmentItem>`;
  const converted = await convertQti2toQti3(item);
  console.log(name, 'becomes', converted.match(/qti-response-processing template="[^"]*\/([^"]*)"/)[1]);
}
END

cat > described <<'END'
match_correct becomes match_correct.xml
match_correct.xml becomes match_correct.xml.xml
END

node try.mjs > seen
cat seen
diff described seen || { echo "The behaviour has changed." >&2; exit 1; }
echo "As described."
