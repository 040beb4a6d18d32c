type Close = () => unknown

/** What a test started, ended in reverse order by `closeAll`. */
const open: Close[] = []

export function onClose(close: Close): void {
  open.push(close)
}

/** Ends everything the test started, the newest first. Put it in `afterEach`. */
export async function closeAll(): Promise<void> {
  for (const close of open.splice(0).reverse()) await close()
}
