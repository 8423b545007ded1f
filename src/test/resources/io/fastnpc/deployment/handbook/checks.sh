# What must hold between the steps of the handbook: before_X is called before the first block below the heading
# X, after_X after the last one.

check() { if declare -F "$1" >/dev/null; then "$1"; fi; }

site=https://npc.example.com
scratch=$(mktemp -d)

at_site() { curl --silent --cacert /etc/ssl/fastnpc.pem --resolve npc.example.com:443:127.0.0.1 "$@"; }

# call METHOD PATH [BODY]: with the cookie in $scratch/cookie; prints body and status
call() {
  at_site --write-out ' %{http_code}' --cookie "$scratch/cookie" --request "$1" --header 'Content-Type: application/json' \
    ${3:+--data "$3"} "$site$2"
}

must() {
  local wanted=$1 found
  shift
  found=$("$@")
  case $found in *"$wanted"*) ;; *) echo "CHECK: $* says $found and not $wanted" >&2; return 1 ;; esac
}

log_in() {
  at_site --output /dev/null --fail --cookie-jar "$scratch/cookie" --header 'Content-Type: application/json' \
    --data '{"username":"ada","password":"correct horse"}' "$site/auth/$1"
}

# A reader who asks twenty times a second, and notes whatever is not 200.
reading_begins() {
  : >"$scratch/refused"
  (
    while [ -e "$scratch/refused" ]; do
      answer=$(call GET /api/me/settings) || true
      case $answer in *' 200') ;; *) echo "$(date +%T) $answer" >>"$scratch/refused" ;; esac
      sleep 0.05
    done
  ) &
  reader=$!
}

reading_ends() {
  mv "$scratch/refused" "$scratch/refused.$1"
  wait "$reader"
  echo "refused during $1: $(wc -l <"$scratch/refused.$1")"
  head -5 "$scratch/refused.$1"
}

after_install_on_one_server() {
  must 1 runuser -u postgres -- psql --tuples-only --command "SELECT is_admin FROM users WHERE username = 'admin'" fastnpc
  log_in register
  must 201 call POST /api/characters '{"role":"before the dump"}'
  must 'before the dump' call GET /api/characters
  must 200 call GET /auth/me
}

before_restore() {
  must 201 call POST /api/characters '{"role":"after the dump"}'
  must 'after the dump' call GET /api/characters
  cp "$scratch/cookie" "$scratch/old-cookie"
}

after_restore() {
  must 401 call GET /auth/me
  log_in login
  must 200 call GET /auth/me
  must 'before the dump' call GET /api/characters
  case $(call GET /api/characters) in *'after the dump'*) echo 'CHECK: the cache survived the restore' >&2; return 1 ;; esac
  must 201 call POST /api/characters '{"role":"ids go on"}'
}

after_end_all_sessions() {
  # Written around the workers: seen by their next poll, at worst at the end of trust.
  local tries=0
  until must 401 call GET /auth/me 2>/dev/null || [ $((tries += 1)) -gt 50 ]; do sleep 0.05; done
  must 401 call GET /auth/me
  log_in login
}

before_upgrade() { reading_begins; }

after_upgrade() {
  reading_ends upgrade
  must 'ids go on' call GET /api/characters
}

before_take_a_worker_out() { reading_begins; }

after_take_a_worker_out() {
  reading_ends draining
  reading_begins
  kill -9 "$(cat /run/units/fastnpc@8080.pid)"
  sleep 3
  until curl --fail --silent --output /dev/null http://127.0.0.1:8080/health/ready; do sleep 1; done
  reading_ends kill
}
