@echo off
rem Starts @name@ with the Java beside it.
setlocal
for %%i in ("%~dp0..") do set "home=%%~fi"
"%home%\runtime\bin\java.exe" -jar "%home%\lib\@name@.jar" %*
exit /b %ERRORLEVEL%
