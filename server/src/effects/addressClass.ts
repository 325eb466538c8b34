import { BlockList, isIPv6 } from 'node:net'

/** What kind of place an IP address is; only `public` ones are called unless an operator says otherwise (`security A16`). */
export type AddressClass = 'public' | 'private' | 'loopback' | 'linkLocal' | 'reserved'

type Range = [address: string, bits: number]

/** RFC 6890 and its successors; IPv4 addresses inside IPv6 (mapped, NAT64, 6to4) are looked at as what they carry. */
const ranges: Record<Exclude<AddressClass, 'public'>, { ipv4: Range[]; ipv6: Range[] }> = {
  loopback: { ipv4: [['127.0.0.0', 8]], ipv6: [['::1', 128]] },
  linkLocal: { ipv4: [['169.254.0.0', 16]], ipv6: [['fe80::', 10]] },
  private: {
    ipv4: [
      ['10.0.0.0', 8],
      ['172.16.0.0', 12],
      ['192.168.0.0', 16],
      ['100.64.0.0', 10],
    ],
    ipv6: [['fc00::', 7]],
  },
  reserved: {
    ipv4: [
      ['0.0.0.0', 8],
      ['192.0.0.0', 24],
      ['192.0.2.0', 24],
      ['192.88.99.0', 24],
      ['198.18.0.0', 15],
      ['198.51.100.0', 24],
      ['203.0.113.0', 24],
      ['224.0.0.0', 3],
    ],
    ipv6: [
      ['::', 96],
      ['64:ff9b::', 16],
      ['100::', 64],
      ['2001::', 23],
      ['2001:db8::', 32],
      ['2002::', 16],
      ['fec0::', 10],
      ['ff00::', 8],
    ],
  },
}

const lists = new Map<AddressClass, BlockList>()
for (const [name, { ipv4, ipv6 }] of Object.entries(ranges)) {
  const list = new BlockList()
  for (const [address, bits] of ipv4) list.addSubnet(address, bits, 'ipv4')
  for (const [address, bits] of ipv6) list.addSubnet(address, bits, 'ipv6')
  lists.set(name as AddressClass, list)
}

/** IPv4-mapped addresses are checked as the IPv4 address they are. */
export function addressClass(address: string): AddressClass {
  const family = isIPv6(address) ? 'ipv6' : 'ipv4'
  for (const [name, list] of lists) if (list.check(address, family)) return name
  return 'public'
}
