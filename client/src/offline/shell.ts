/**
 * Lets the browser keep the page itself, so that a reload needs no server. Browsers do so on https and on localhost
 * only; anywhere else the open tab goes on working, and a reload needs the server.
 */
export function keepShell(): void {
  if (!import.meta.env.PROD || !window.isSecureContext || !('serviceWorker' in navigator)) return
  // Without it everything works as long as the server is there.
  const register = (): void => void navigator.serviceWorker.register('/sw.js').catch(() => undefined)
  // After the page itself, which needs the line first.
  if (document.readyState === 'complete') register()
  else window.addEventListener('load', register, { once: true })
}
