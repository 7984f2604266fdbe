// Times come from the server in UTC and say so. Here they turn to the zone of the computer,
// which is the zone of the clock on the officer's wall; the title keeps UTC.

const twoDigits = (value: number): string => String(value).padStart(2, "0");

function local(date: Date): string {
  const [month, day] = [twoDigits(date.getMonth() + 1), twoDigits(date.getDate())];
  const time = `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;
  return `${date.getFullYear()}-${month}-${day} ${time}`;
}

function zone(date: Date): string {
  const minutes = -date.getTimezoneOffset();
  const size = Math.abs(minutes);
  const rest = size % 60 === 0 ? "" : `:${twoDigits(size % 60)}`;
  return `UTC${minutes < 0 ? "\u2212" : "+"}${Math.floor(size / 60)}${rest}`;
}

export function showLocalTimes(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLTimeElement>("time[data-instant]")) {
    const date = new Date(element.dateTime);
    if (Number.isNaN(date.getTime())) continue;
    element.title = element.textContent ?? "";
    element.textContent = local(date);
    delete element.dataset["instant"];
  }
  for (const element of root.querySelectorAll<HTMLElement>("[data-zone]")) {
    element.textContent = zone(new Date());
    delete element.dataset["zone"];
  }
}
