/** Ends this process gently when the one that started it is gone, however it went: nobody is left to stop it otherwise. */
const parent = process.ppid;
const watch = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(watch);
  process.kill(process.pid, "SIGTERM");
}, 500);
watch.unref();
