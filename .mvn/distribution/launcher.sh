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
exec "$home/runtime/bin/java" -jar "$home/lib/@name@.jar" "$@"
