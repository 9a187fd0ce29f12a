/** The computer's own notice, for whoever has another window in front. It says nothing but that something waits. */

export function mayAskForNotices(): boolean {
  return "Notification" in window && Notification.permission === "default";
}

/** To be called from a click. */
export async function askForNotices(): Promise<void> {
  await Notification.requestPermission();
}

export function notifyDesktop(): void {
  if (!("Notification" in window) || Notification.permission !== "granted") return;
  const notice = new Notification("童安：有紧急报告等人签收", {
    tag: "tongan-ring",
    requireInteraction: true,
  });
  notice.addEventListener("click", () => {
    window.focus();
    notice.close();
  });
}
