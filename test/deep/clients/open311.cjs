// Files a case with the npm package `open311`, asks the number of its token and reads the case until it is closed.
const Open311 = require('open311');

const { API, KEY, PHONE } = process.env;
const client = new Open311({
  endpoint: `${API}/open311/v2/`,
  discovery: `${API}/open311/discovery.json`,
  jurisdiction: 'chenghu.example',
  apiKey: KEY,
  format: 'json',
});
const call = (name, ...given) =>
  new Promise((resolve, reject) => {
    client[name](...given, (wrong, answer) =>
      wrong ? reject(new Error(`${name}: ${answer}`)) : resolve(answer),
    );
  });

async function main() {
  const discovery = await call('serviceDiscovery', {});
  if (discovery.endpoints[0].url !== `${API}/open311/v2`) throw new Error('the discovery leads elsewhere');
  const services = await call('serviceList');
  const lamps = services.find((service) => service.service_code === 'street-lighting');
  const definition = await call('serviceDefinition', lamps.service_code);
  const [filed] = await call('submitRequest', {
    service_code: lamps.service_code,
    lat: 28.31,
    long: 109.71,
    address_string: '学府路',
    first_name: '小燕',
    last_name: '欧阳',
    phone: PHONE,
    description: '路灯不亮。',
    attributes: { [definition.attributes[0].code]: 'LH-0123' },
  });
  const [found] = await call('token', filed.token);
  const read = async () => (await call('serviceRequest', found.service_request_id, { api_key: KEY }))[0];
  const shown = await read();
  const listed = await call('serviceRequests', { api_key: KEY, status: 'open' });
  if (!listed.some((one) => one.service_request_id === shown.service_request_id))
    throw new Error('not in the list');
  process.stdout.write(`${shown.service_request_id} ${shown.status}\n`);
  // Whoever started this program closes the case, and says so by a line.
  process.stdin.once('data', async () => {
    process.stdout.write(`${(await read()).status}\n`);
    process.stdin.destroy();
  });
}
main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
