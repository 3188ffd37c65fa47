#!/usr/bin/env bash
# ltijs reads another address than the platform's roster as soon as a page size or a role is asked for.
#
# Package: ltijs 5.9.9 (npm), a library for LTI 1.3 tools. Source: LTI Names and Role Provisioning Services 2.0, sections 2.4.1
# and 3.6.1.1: role and limit are added to the address that the launch named, which may have a query of its own.
# Needs: bash, Node.js with npm.
#
# A platform's context_memberships_url is any address; one that tells courses apart by a query, such as ?course=5, is valid, and
# ltijs itself expects such a query in the addresses of line items and takes care to keep it.
# One would guess: getMembers(idtoken, { limit: 50 }) asks for /memberships?course=5&limit=50.
# What happens: it asks for /memberships?limit=50. The parameters take the place of the address's own query. Without options the
# same call is right, so a tool that was tried with a small class fails, or lists another course, on the day that it asks for pages.
# So: put the parameters into the address yourself and hand it over as options.url.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > npm.log
npm install --no-audit --no-fund ltijs@5.9.9 >> npm.log 2>&1 || { cat npm.log >&2; exit 1; }

cat > try.js <<'END'
const http = require('http');
const NamesAndRoles = require('ltijs/dist/Provider/Services/NamesAndRoles.js');
const Grade = require('ltijs/dist/Provider/Services/Grade.js');

const asked = [];
const platform = http.createServer((request, response) => {
  asked.push(request.url);
  response.setHeader('Content-Type', 'application/json');
  response.end(request.url.startsWith('/members') ? '{"id":"roster","members":[]}' : '[]');
});
platform.listen(0, '127.0.0.1', async () => {
  const origin = `http://127.0.0.1:${platform.address().port}`;
  const known = {
    platformActive: async () => true,
    platformAccessToken: async () => ({ token_type: 'Bearer', access_token: 'token' }),
  };
  const launch = {
    iss: 'https://lms.example', clientId: 'tool',
    platformContext: {
      resource: { id: 'link' },
      namesRoles: { context_memberships_url: `${origin}/memberships?course=5` },
      endpoint: { lineitems: `${origin}/lineitems?course=5` },
    },
  };
  const roster = new NamesAndRoles(async () => known, 'key', {});
  const grades = new Grade(async () => known, 'key', {});
  await roster.getMembers(launch);
  await roster.getMembers(launch, { limit: 50 });
  await grades.getLineItems(launch, { limit: 50 });
  platform.close();
  console.log(asked.join('\n'));
});
END
expected='/memberships?course=5
/memberships?limit=50
/lineitems?course=5&limit=50'
seen=$(node try.js)
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed: it was" >&2; echo "$expected" >&2; exit 1; }
