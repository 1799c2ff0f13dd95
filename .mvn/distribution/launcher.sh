#!/bin/sh
# Starts @name@ with the Java beside it. Needs no program on the PATH.
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
# Without a locale of UTF-8, Java cannot read a path with letters beyond ASCII, its own included.
case ${LC_ALL:-${LC_CTYPE:-${LANG-}}} in
  *[Uu][Tt][Ff]*) ;;
  *)
    LC_ALL=C.UTF-8
    export LC_ALL
    ;;
esac
# The class archive is taken only if the program's path is spelled plainly.
home=$(CDPATH='' cd -- "${program%/*}/.." && pwd -P) || exit 1
exec "$home/runtime/bin/java" -jar "$home/lib/@name@.jar" "$@"
