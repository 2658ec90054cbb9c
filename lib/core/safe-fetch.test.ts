import type { RequestListener } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startNameServer, type TestNameServer } from '@/lib/testing/dns-server'
import { startWebServer } from '@/lib/testing/web-server'
import { openLookup } from './name-lookup'
import { fetchOutside, isPublicAddress, openOutside, type Outside } from './safe-fetch'

let dns: TestNameServer
let web: Awaited<ReturnType<typeof startWebServer>>
let answer: RequestListener
/** This machine's loopback stands for the open internet; everything else is as in life. */
let outside: Outside
beforeAll(async () => {
  dns = await startNameServer()
  web = await startWebServer((request, response) => answer(request, response))
  outside = { ...openOutside(web.port), lookup: openLookup([dns.address]) }
  dns.names.set('shop.example', { A: ['127.0.0.1'] })
  dns.names.set('www.shop.example', { A: ['127.0.0.1'] })
})
afterAll(async () => {
  await web.stop()
  await dns.stop()
})

const inShop = (host: string) => host.endsWith('shop.example')
const get = (address: string, more: Partial<Parameters<typeof fetchOutside>[2]> = {}) => fetchOutside(outside, address, { most: 1000, follow: inShop, ...more })
const because = (reason: string) => ({ name: 'OutsideFailure', reason })

test('only addresses of the open internet are public, in whatever notation', () => {
  for (const address of ['93.184.216.34', '8.8.8.8', '2606:4700::1111']) expect(isPublicAddress(address), address).toBe(true)
  const inside = ['127.0.0.1', '127.9.9.9', '10.0.0.1', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '100.100.100.200', '0.0.0.0', '255.255.255.255']
  const reserved = ['224.0.0.1', '240.0.0.1', '192.0.0.192', '198.18.0.1', '168.63.129.16', '::', '::1', 'fe80::1', 'fc00::1', 'fd00:ec2::254', 'ff02::1', 'fec0::1']
  const disguised = ['::ffff:127.0.0.1', '::ffff:a9fe:a9fe', '64:ff9b::a9fe:a9fe', '2002:7f00:1::', '2001:db8::1', '::127.0.0.1', '2130706433', '0x7f.1', '', 'localhost']
  // What is not written as an address is none; ipaddr.js reads some short forms, which are loopback then.
  for (const address of [...inside, ...reserved, ...disguised]) expect(isPublicAddress(address), address).toBe(false)
})

test('a name that leads inside is refused before anything is sent, also when only one of its addresses does', async () => {
  let asked = 0
  answer = (_, response) => void response.end(String(asked++))
  const strict: Outside = { ...openOutside(), lookup: outside.lookup }
  for (const A of [['127.0.0.1'], ['169.254.169.254'], ['93.184.216.34', '10.0.0.1']]) {
    dns.names.set('inside.example', { A })
    await expect(fetchOutside(strict, 'http://inside.example/', { most: 10 })).rejects.toMatchObject(because('refused_address'))
  }
  // Names of this machine's own are not looked at: the name system alone is asked.
  await expect(fetchOutside(strict, 'http://localhost/', { most: 10 })).rejects.toMatchObject(because('no_domain'))
  await expect(fetchOutside(strict, 'http://127.0.0.1/', { most: 10 })).rejects.toThrow()
  await expect(fetchOutside(strict, 'http://[::1]/', { most: 10 })).rejects.toThrow()
  expect(asked).toBe(0)
})

test('other protocols, ports and logins in an address are refused', async () => {
  for (const address of ['ftp://shop.example/', 'file:///etc/passwd', 'http://shop.example:8080/', 'http://ada:secret@shop.example/']) {
    await expect(get(address), address).rejects.toMatchObject(because('refused_address'))
  }
})

test('the name is resolved once and the connection goes to the address that was checked', async () => {
  answer = (request, response) => void response.end(request.headers.host)
  let lookups = 0
  const rebinding: Outside = { ...outside, lookup: { ...outside.lookup, addresses: () => Promise.resolve(lookups++ === 0 ? ['127.0.0.1'] : ['10.0.0.1']) } }
  expect((await fetchOutside(rebinding, 'http://rebind.example/', { most: 100 })).body.toString()).toBe('rebind.example')
  expect(lookups).toBe(1)
})

test('redirects are followed three times, within the site, and each is checked anew', async () => {
  const hops: string[] = []
  answer = (request, response) => {
    const left = Number(request.url?.slice(1))
    hops.push(`${request.headers.host}${request.url}`)
    if (left === 0) return void response.end('there')
    response.writeHead(302, { location: `http://www.shop.example/${left - 1}` }).end()
  }
  expect((await get('http://shop.example/3')).body.toString()).toBe('there')
  expect(hops).toHaveLength(4)
  await expect(get('http://shop.example/4')).rejects.toMatchObject(because('redirect'))
  for (const [location, reason] of [['http://elsewhere.example/', 'redirect'], ['http://shop.example:22/', 'refused_address'], ['//', 'redirect'], ['http://gone.shop.example/', 'no_domain']] as const) {
    answer = (_, response) => void response.writeHead(301, { location }).end()
    await expect(get('http://shop.example/'), location).rejects.toMatchObject(because(reason))
  }
  dns.names.set('in.shop.example', { A: ['10.0.0.1'] })
  answer = (_, response) => void response.writeHead(301, { location: 'http://in.shop.example/' }).end()
  await expect(get('http://shop.example/')).rejects.toMatchObject(because('refused_address'))
  expect((await get('http://shop.example/', { follow: undefined })).status).toBe(301)
})

test('what is too large is cut, what is too slow is left, and what does not answer is said to be so', async () => {
  answer = (_, response) => void response.end('x'.repeat(5000))
  const large = await get('http://shop.example/')
  expect([large.body.length, large.isCut]).toEqual([1000, true])
  answer = (_, response) => void response.write('x') // and nothing more
  await expect(get('http://shop.example/', { withinMs: 200 })).rejects.toMatchObject(because('timeout'))
  await expect(fetchOutside({ ...outside, lookup: { ...outside.lookup, addresses: () => new Promise(() => undefined) } }, 'http://shop.example/', { most: 1, withinMs: 100 })).rejects.toMatchObject(because('timeout'))
  answer = (request) => void request.socket.destroy()
  await expect(get('http://shop.example/')).rejects.toMatchObject(because('no_answer'))
  await expect(get('http://nowhere.example/')).rejects.toMatchObject(because('no_domain'))
  const speaksPlainly: Outside = { ...outside, way: () => ({ port: web.port, tls: true }) }
  await expect(fetchOutside(speaksPlainly, 'https://shop.example/', { most: 1 })).rejects.toMatchObject(because('tls'))
})

test('a name server that is not there is no answer', async () => {
  const lookup = openLookup(['127.0.0.1:1'])
  await expect(lookup.texts('shop.example')).rejects.toMatchObject({ name: 'OutsideFailure' })
})
