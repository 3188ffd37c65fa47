#!/usr/bin/env bash
# A score that ltijs sends is always of now, whatever time the tool gave it.
#
# Package: ltijs 5.9.9 (npm), a library for LTI 1.3 tools. Source: LTI Assignment and Grade Services 2.0, score service.
# Needs: bash, Node.js with npm.
#
# A score has a "timestamp": when the tool made or changed it. A platform has to keep the newest one and to turn down what is
# older, so that a score that arrives late does not replace a better one.
# One would guess: submitScore() sends the timestamp that stands in the score, and fills it in only where it is missing, as it
# does with userId and scoreMaximum.
# What happens: it writes the time of sending over it, and does so in the caller's own object. A score that waited in a queue or
# is sent once more after a failure is newer for the platform than all that was given meanwhile, and wins over it; and the tool
# that keeps the object no longer knows the time of the attempt.
# So: a tool that retries keeps the time elsewhere and sends the scores of one learner in order, or posts them itself.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > npm.log
npm install --no-audit --no-fund ltijs@5.9.9 >> npm.log 2>&1 || { cat npm.log >&2; exit 1; }

cat > try.js <<'END'
const http = require('http');
const Grade = require('ltijs/dist/Provider/Services/Grade.js');

const given = '2026-01-15T09:30:00.000Z';
const score = {
  userId: 'learner', scoreGiven: 7, scoreMaximum: 10, timestamp: given,
  activityProgress: 'Completed', gradingProgress: 'FullyGraded',
};
// The platform's grade book, as far as this needs it.
const server = http.createServer((request, response) => {
  let body = '';
  request.on('data', part => { body += part; });
  request.on('end', () => {
    const sent = JSON.parse(body);
    console.log('scoreGiven as given:', sent.scoreGiven === 7);
    console.log('timestamp as given:', sent.timestamp === given);
    console.log('timestamp of this minute:', Math.abs(Date.now() - Date.parse(sent.timestamp)) < 60000);
    response.end('{}');
  });
}).listen(0, '127.0.0.1', async () => {
  const platform = {
    platformActive: async () => true,
    platformAccessToken: async () => ({ token_type: 'Bearer', access_token: 'token' }),
  };
  const grade = new Grade(async () => platform, 'key', {});
  const launch = { iss: 'https://lms.example', clientId: 'client', user: 'learner' };
  await grade.submitScore(launch, `http://127.0.0.1:${server.address().port}/lineitems/1`, score);
  console.log('caller\'s object still has its time:', score.timestamp === given);
  server.close();
});
END

cat > described <<'END'
scoreGiven as given: true
timestamp as given: false
timestamp of this minute: true
caller's object still has its time: false
END

node try.js > seen
cat seen
diff described seen || { echo "The behaviour has changed." >&2; exit 1; }
echo "As described."
