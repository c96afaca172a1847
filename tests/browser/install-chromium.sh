#!/bin/sh
# Finds or installs the Chromium that the browser tests drive. Never fails: says what will be skipped, and why.
skipped() {
  echo "Browser tests (tests/browser, marked 'browser') will be skipped: $1"
  exit 0
}

for name in chromium chromium-browser google-chrome google-chrome-stable; do
  if command -v "$name" >/dev/null 2>&1; then
    exit 0
  fi
done
if [ -n "$CHROMIUM" ] && [ -x "$CHROMIUM" ]; then
  exit 0
fi

command -v apt-get >/dev/null 2>&1 || skipped "there is no Chromium, and no apt-get to install it with. Install Chromium, or set CHROMIUM to its path."
[ "$(id -u)" = 0 ] || skipped "there is no Chromium. Install it with: sudo apt-get install chromium"

echo "Installing Chromium for the browser tests (about 300 MB, 1 to 3 minutes)."
export DEBIAN_FRONTEND=noninteractive
if apt-get update -qq >/dev/null 2>&1 && apt-get install -y -qq --no-install-recommends chromium >/dev/null 2>&1; then
  echo "Chromium is installed."
else
  skipped "apt-get could not install Chromium. Try: apt-get update && apt-get install chromium"
fi
exit 0
