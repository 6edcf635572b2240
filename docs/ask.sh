# What the lines in README.md and in the pages of this folder need; for the demo of this machine. In the project's folder:
#   . docs/ask.sh
PATH="$PWD/target/release:$PATH"

# ask ACCOUNT QUERY: asks as this account and prints the answer. In the query ' stands for ". What has a name in capitals is
# kept in the shell: after `{ me { account { A: id } } }` $A is the id.
ask() {
  ANSWER=$(printf '{"query":"%s"}' "$(printf '%s' "$2" | sed "s/'/\\\\\"/g" | tr '\n' ' ')" |
    curl -sS http://127.0.0.1:8000/graphql -d @- -H 'Content-Type: application/json' -H "Authorization: Bearer $(wangge token "$1")")
  printf '%s\n' "$ANSWER"
  case $ANSWER in *'"errors"'* | '') return 1 ;; esac
  eval "$(printf '%s' "$ANSWER" | grep -o '"[A-Z]*":"\{0,1\}[A-Za-z0-9_-]*' | sed 's/"\([A-Z]*\)":"\{0,1\}/\1=/')"
}

# begin ACCOUNT MUTATION INPUT: reports a matter; $M is its id, $V its version.
begin() { ask "$1" "mutation { $2(input: { $3 }) { matter { M: id V: version stage } } }"; }

# act ACCOUNT MUTATION [INPUT]: the next step of the matter $M. Of two who act at once one is told, by the version.
act() { ask "$1" "mutation { $2(input: { id: '$M', version: $V, ${3:-} }) { matter { M: id V: version stage } } }"; }

# attach ACCOUNT RECORD NAME: a picture of one point, as a paper of this name.
attach() {
  FILE=$(printf '%s' iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg== | base64 -d |
    curl -sS http://127.0.0.1:8000/files --data-binary @- -H "Authorization: Bearer $(wangge token "$1")" |
    sed 's/.*"upload":"\([^"]*\)".*/\1/')
  ask "$1" "mutation { attachFile(input: { record: '$2', upload: '$FILE', kind: PHOTO, name: '$3' }) { attachment { name } } }"
}

# person NAME BIRTH: the grid leader enters a woman of the grid; $P is her residence.
person() {
  ask tongguan-grid-leader "mutation { registerResident(input: { grid: '340705005002001', kind: REGISTERED, name: '$1',
    sex: FEMALE, birthOn: '$2' }) { resident { P: id name } } }"
}

# day N: the day that is N days away, in China.
day() {
  set -- $(($(date +%s) + 28800 + $1 * 86400))
  date -u -d "@$1" +%F 2>/dev/null || date -u -r "$1" +%F
}
