#!/bin/sh
# Starts @name@ with the Java runtime in this folder. Works without any program on the PATH.
program=$0
case $program in
  */*) ;;
  *) program=./$program ;;
esac
while [ -h "$program" ]; do
  target=$(readlink "$program")
  case $target in
    /*) program=$target ;;
    *) program=${program%/*}/$target ;;
  esac
done
# Without a UTF-8 locale, Java cannot read paths with non-ASCII characters, not even its own.
case ${LC_ALL:-${LC_CTYPE:-${LANG-}}} in
  *[Uu][Tt][Ff]*) ;;
  *)
    LC_ALL=C.UTF-8
    export LC_ALL
    ;;
esac
# Java uses the class archive only if the path contains neither links nor "..".
home=$(CDPATH='' cd -- "${program%/*}/.." && pwd -P) || exit 1
# Java takes longer to start than these texts take to print. Variables can change them, so then Java writes them.
case $#$1 in
  1-h | 1--help) text=$home/texts/help.txt ;;
  1--list) text=$home/texts/list.txt ;;
  *) text= ;;
esac
if [ -f "$text" ]; then
  case $(set) in
    *KEYSEND_* | *JAVA_TOOL_OPTIONS=* | *JDK_JAVA_OPTIONS=*) ;;
    *)
      while IFS= read -r line; do
        printf '%s\n' "$line"
      done < "$text"
      exit 0
      ;;
  esac
fi
# With huge pages, Java starts faster and takes more memory. It warns if you ask for them and Linux offers none.
options=
modes=/sys/kernel/mm/transparent_hugepage/enabled
if [ '@huge.pages@' = true ] && [ -r "$modes" ]; then
  read -r modes < "$modes"
  case $modes in
    *'[never]'*) ;;
    *) options=-XX:+UseTransparentHugePages ;;
  esac
fi
exec "$home/runtime/bin/java" $options -jar "$home/lib/@name@.jar" "$@"
