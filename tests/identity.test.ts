import { afterAll, beforeAll, expect, test } from "vitest";
import { freshNetwork, vent } from "./support/client.ts";
import { startVault, type Vault } from "./support/vault.ts";

let vault: Vault;
beforeAll(async () => {
  vault = await startVault();
});
afterAll(() => vault.stop());

const cookieOf = (headers: Headers) => headers.getSetCookie()[0] ?? "";

test("the first vent mints a device, as a cookie and as a header", async () => {
  const { headers } = await vent(vault, "Hello.");
  const token = headers.get("x-device-token") as string;
  expect(token).toMatch(/^v1\.[\w-]{22}\.[\w-]{43}$/);
  expect(cookieOf(headers)).toMatch(/^__Host-vv_device=v1\./);
  for (const attribute of ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"]) {
    expect(cookieOf(headers)).toContain(attribute);
  }
  expect(cookieOf(headers)).toContain(token);
});

test("a device is known again by its header or its cookie, and not minted anew", async () => {
  const first = await vent(vault, "Hello.");
  const token = first.headers.get("x-device-token") as string;
  const second = await vent(vault, "Again.", { token });
  expect(second.headers.get("x-remaining-vents")).toBe("0");
  expect(second.headers.get("x-device-token")).toBeNull();
  expect(second.headers.getSetCookie()).toEqual([]);
  const third = await vent(vault, "Again.", { headers: { cookie: `theme=dark; __Host-vv_device=${token}` } });
  expect(third.status).toBe(429);
});

test("a forged token is refused, and the cookie is taken back", async () => {
  const token = (await vent(vault, "Hello.")).headers.get("x-device-token") as string;
  const [version, id, signature] = token.split(".") as [string, string, string];
  const other = (await vent(vault, "Hello.")).headers.get("x-device-token")?.split(".")[2];
  const forgeries = [
    `${version}.${id}.${other}`,
    `${version}.${"A".repeat(22)}.${signature}`,
    `${version}.${id}.`,
    `${version}.${id}`,
    `v2.${id}.${signature}`,
    "hello",
    "",
  ];
  for (const forged of forgeries) {
    const ways: Record<string, string>[] = [{ "x-device-token": forged }, { cookie: `__Host-vv_device=${forged}` }];
    for (const headers of ways) {
      const answer = await vent(vault, "Hello.", { headers });
      expect(answer.status, forged).toBe(401);
      expect(answer.problem.type).toBe("urn:ventvault:problem:forged-token");
      expect(cookieOf(answer.headers)).toMatch(/^__Host-vv_device=; .*Max-Age=0/);
      if (forged) expect(answer.body).not.toContain(forged);
    }
  }
});

test("a token of another vault's key is a forgery", async () => {
  const other = await startVault({ vars: { DEVICE_TOKEN_KEY: "another key of more than thirty-two bytes" } });
  const token = (await vent(other, "Hello.")).headers.get("x-device-token") as string;
  await other.stop();
  expect((await vent(vault, "Hello.", { token })).status).toBe(401);
});

test("new devices of one network share its limit, an IPv6 network is its /64", async () => {
  const small = await startVault({ vars: { QUOTA_NETWORK: "3" } });
  const from = async (ip: string) => (await vent(small, "Hello.", { headers: { "cf-connecting-ip": ip } })).status;
  expect(await Promise.all(Array.from({ length: 8 }, () => from("203.0.113.7")))).toSatisfy(
    (statuses: number[]) => statuses.filter((status) => status === 200).length === 3,
  );
  expect(await from("203.0.113.8")).toBe(200);
  for (const host of ["0:0:0:1", "0:0:0:2", "ffff:0:0:3"]) expect(await from(`2001:db8:0:7:${host}`)).toBe(200);
  expect(await from("2001:db8:0:7:1:2:3:4")).toBe(429);
  expect(await from("2001:db8:0:8::1")).toBe(200);
  await small.stop();
});

test("a spent network says so, and gives the device its slot back", async () => {
  const small = await startVault({ vars: { QUOTA_NETWORK: "1" } });
  const here = { "cf-connecting-ip": freshNetwork() };
  await vent(small, "Hello.", { headers: here });
  const refused = await vent(small, "Hello.", { headers: here });
  expect(refused.status).toBe(429);
  expect(refused.problem.detail).toMatch(/network/);
  const token = refused.headers.get("x-device-token") as string;
  const elsewhere = await vent(small, "Hello.", { token });
  expect(elsewhere.headers.get("x-remaining-vents")).toBe("0");
  expect(elsewhere.headers.get("ratelimit")).toMatch(/^"device";r=1/);
  await small.stop();
});

test("without its secrets the listener answers, nothing is kept, and only the log says why", async () => {
  const bare = await startVault({ vars: { DEVICE_TOKEN_KEY: "" } });
  const answer = await vent(bare, "Nobody is home tonight.");
  expect(answer.status).toBe(200);
  expect(answer.types.at(-1)).toBe("[DONE]");
  expect(answer.receipt).toMatchObject({ provider: "listener", charged: false, remaining: null });
  expect(answer.headers.get("x-device-token")).toBeNull();
  expect(answer.headers.get("x-remaining-vents")).toBeNull();
  expect(answer.body).not.toMatch(/DEVICE_TOKEN_KEY/);
  expect(bare.logs.join("\n")).toMatch(/DEVICE_TOKEN_KEY/);
  expect(await bare.rows("SELECT id FROM vent_metadata")).toEqual([]);
  await bare.stop();
});
