// Before anything is laid out, so that what a script would hide is never drawn.
document.documentElement.classList.add('scripted');
