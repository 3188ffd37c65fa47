// The response goes on by itself; without scripts the button sends it.
document.getElementById("respond").submit();
