#!/usr/bin/env bash
# A launch without a user is valid LTI 1.3, and a certified OpenID library turns it down.
#
# Packages: openid-client 6.9.0 and jose 6.2.18 (npm). Sources: LTI Core 1.3, section 5.3.6.1 (anonymous launch: no "sub");
# OpenID Connect Core 1.0, section 2 ("sub" is required).
# Needs: bash, Node.js from 20 on, with npm.
#
# LTI's launch is OpenID Connect's login by a third party, so one takes an OpenID library for it. A platform may leave the user
# out: Canvas does for a visitor of a public course.
# One would guess: what LTI allows passes a library for the protocol that LTI is built on.
# What happens: the library checks for OpenID's own required claims, and there LTI is wider than its base. The token that lacks
# nothing but "sub" is refused, and no option leaves that check out; its twin with "sub" passes.
# So: whoever serves public courses has to read such a token with a JWT library and check the claims by LTI's list.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > npm.log
npm install --no-audit --no-fund openid-client@6.9.0 jose@6.2.18 >> npm.log 2>&1 || { cat npm.log >&2; exit 1; }

cat > try.mjs <<'END'
import * as client from 'openid-client';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';

const issuer = 'https://lms.example';
const { publicKey, privateKey } = await generateKeyPair('RS256');
const keys = { keys: [{ ...await exportJWK(publicKey), kid: 'key', use: 'sig', alg: 'RS256' }] };

async function launch(user) {
  const now = Math.floor(Date.now() / 1000);
  const lti = 'https://purl.imsglobal.org/spec/lti/claim/';
  const token = await new SignJWT({
    iss: issuer, aud: 'tool', iat: now, exp: now + 300, nonce: 'nonce', ...user,
    [lti + 'version']: '1.3.0', [lti + 'message_type']: 'LtiResourceLinkRequest', [lti + 'deployment_id']: '1',
    [lti + 'target_link_uri']: 'https://tool.example/launch', [lti + 'resource_link']: { id: 'link' }, [lti + 'roles']: [],
  }).setProtectedHeader({ alg: 'RS256', kid: 'key' }).sign(privateKey);

  const tool = new client.Configuration({ issuer, jwks_uri: issuer + '/keys' }, 'tool');
  tool[client.customFetch] = async () => Response.json(keys);
  client.useIdTokenResponseType(tool);
  const form = new URLSearchParams({ id_token: token, state: 'state' });
  const request = new Request('https://tool.example/launch', { method: 'POST', body: form });
  try {
    await client.implicitAuthentication(tool, request, 'nonce', { expectedState: 'state' });
    return 'accepted';
  } catch (error) {
    return `refused: ${error.cause?.message ?? error.message}`;
  }
}

console.log('with a user:', await launch({ sub: 'learner' }));
console.log('without:', await launch({}));
END

cat > described <<'END'
with a user: accepted
without: refused: JWT "sub" (subject) claim missing
END

node try.mjs > seen
cat seen
diff described seen || { echo "The behaviour has changed." >&2; exit 1; }
echo "As described."
