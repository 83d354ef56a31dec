/// <reference lib="webworker" />

/** Keeps the empty form and its scripts on the device, so that somebody without a network can still write. */

const worker = self as unknown as ServiceWorkerGlobalScope;

const store = 'huiyin-1';
const patienceMs = 4000;
const scripts = ['page', 'file', 'part-dom', 'part-draft', 'photo'];

worker.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(store)
      .then((cache) => cache.addAll(['/file', ...scripts.map((name) => `/pages/${name}.js`)]))
      .then(() => worker.skipWaiting()),
  );
});

worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const isForm = pathname === '/file' && request.mode === 'navigate';
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  if (isForm || pathname.startsWith('/pages/')) event.respondWith(fromNetworkFirst(request));
});

/** The network's copy where it comes in time, otherwise the kept one. */
async function fromNetworkFirst(request: Request): Promise<Response> {
  const cache = await caches.open(store);
  const kept = await cache.match(request, { ignoreSearch: true });
  const fetched = fetch(request).then(async (answer) => {
    if (answer.ok) await cache.put(request, answer.clone());
    return answer;
  });
  if (!kept) return fetched;
  const late = new Promise<Response>((done) => setTimeout(() => done(kept), patienceMs));
  return Promise.race([fetched.catch(() => kept), late]);
}
