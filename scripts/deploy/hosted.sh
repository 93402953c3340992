#!/bin/sh
# The build command of hosts that run one command and then publish a folder: GitLab, Netlify, Cloudflare.
#
#   sh scripts/deploy/hosted.sh [options of build]
#
# Leaves the site in ./public, which is a folder of plain files: _site is a link to the release, and not every host
# follows links. Exits with the build's status.
set -eu

# Some hosts fetch the last commit only, but dates of threads come from the whole history.
if [ "$(git rev-parse --is-shallow-repository)" = true ]; then
  git fetch --quiet --unshallow
fi
npm run --silent build -- "$@"
rm -rf public
cp -RL _site public
