/** Organizations with their lists, tags and campaigns. */
export const catalogue = `
  insert into organization (id, name) select id, 'Organization ' || k from bench.organization;
  insert into contact_list (organization_id, id, name, description)
  select id, bench.list(k, m), 'List ' || m, 'Audience number ' || m from bench.organization, generate_series(1, lists) m;
  insert into tag (organization_id, id, label)
  select id, bench.tag(k, m), 'tag-' || m from bench.organization, generate_series(1, tags) m;
  insert into contact_list_tag (organization_id, list_id, tag_id)
  select distinct id, bench.list(k, m), bench.tag(k, t) from bench.organization, generate_series(1, lists) m,
    lateral (select 1 + floor(60 * bench.r(m, 40 + d))::int as t from generate_series(0, (m % 4) - 1) d) x;
  insert into campaign (organization_id, id, name, status)
  select id, bench.campaign(k, m), 'Campaign ' || m,
    case when bench.r(m, 50) < 0.8 then 'Finished' when bench.r(m, 50) < 0.9 then 'Draft' else 'Running' end
  from bench.organization, generate_series(1, campaigns) m;
  insert into campaign_list (organization_id, campaign_id, list_id)
  select distinct id, bench.campaign(k, m), bench.list(k, l) from bench.organization, generate_series(1, campaigns) m,
    lateral (select 1 + floor(lists * bench.r(m, 60 + d))::int as l from generate_series(0, m % 4) d) x;
`;

/** `mar` is in about 7 % of the names, `garcia` in 0.24 %; of the attributes `vip` is rare and `plan` common. */
export const contacts = `
  insert into contact (organization_id, id, updated_at, status, name, phone, attributes)
  select c.org, c.id, c.ts + bench.r(c.i, 2) * interval '30 days',
    (case when bench.r(c.i, 3) < 0.85 then 'Active' when bench.r(c.i, 3) < 0.95 then 'Inactive' else 'Blocked' end)::contact_status,
    f.x || ' ' || l.x || case when bench.r(c.i, 6) < 0.2 then ' ' || l2.x else '' end,
    '+' || (array['1','1','1','44','34','55','55','49','33','48','90','52'])[1 + (bench.r(c.i, 7) * 12)::int % 12]
      || lpad(((c.j * 618033989 + c.k * 7919) % 1000000000)::text, 9, '0'),
    jsonb_build_object(
      'country', (array['US','BR','ES','DE','FR','PL','TR','MX','GB','IN','IT','CZ'])[1 + floor(12 * power(bench.r(c.i, 8), 1.6))::int],
      'plan', (array['free','free','free','pro','pro','enterprise'])[1 + floor(6 * bench.r(c.i, 9))::int],
      'source', (array['import','web','qr','api'])[1 + floor(4 * bench.r(c.i, 10))::int],
      'age', 18 + floor(60 * bench.r(c.i, 11))::int,
      'customer_no', 'K' || lpad((c.i * 7 % 10000019)::text, 8, '0'))
      || case when bench.r(c.i, 12) < 0.02 then '{"vip": true}'::jsonb else '{}' end
  from bench.contact c
  join bench.first f on f.n = floor(300 * power(bench.r(c.i, 4), 1.5))::int
  join bench.last l on l.n = floor(500 * power(bench.r(c.i, 5), 1.3))::int
  join bench.last l2 on l2.n = floor(500 * bench.r(c.i, 13))::int
  order by c.ts, c.i;
`;

/** List 1 has half of the contacts, list 2 one in a hundred, list 3 ten, the others fewer and fewer: two lists a contact. */
export const listMembers = `
  insert into contact_list_member (organization_id, list_id, contact_id)
  select c.org, bench.list(c.k, m), c.id
  from bench.contact c, lateral (
    select 1 as m where bench.r(c.i, 20) < 0.5
    union select 2 where bench.r(c.i, 21) < 0.01
    union select 3 where c.j % greatest(1, c.n / 10) = 0 and c.j <= 10 * greatest(1, c.n / 10)
    union select 4 + floor((c.lists - 3) * power(bench.r(c.i, 22), 2))::int where bench.r(c.i, 23) < 0.76
    union select 4 + floor((c.lists - 3) * power(bench.r(c.i, 24), 2))::int where bench.r(c.i, 25) < 0.76) x;
`;

/** 1.6 tags a contact, the first ones far more often. */
export const contactTags = `
  insert into contact_tag (organization_id, tag_id, contact_id)
  select c.org, bench.tag(c.k, m), c.id
  from bench.contact c, lateral (
    select 1 + floor(60 * power(bench.r(c.i, 30), 2))::int as m where bench.r(c.i, 31) < 0.78
    union select 1 + floor(60 * power(bench.r(c.i, 32), 2))::int where bench.r(c.i, 33) < 0.78) x;
`;

/** Four in ten conversations were begun by a campaign. */
export const conversations = `
  insert into conversation (organization_id, id, contact_id, campaign_id, initiated_by, status)
  select org, id, contact_id, case when bench.r(ci, 91) < 0.4 then bench.campaign(k, 1 + floor(campaigns * bench.r(ci, 92))::int) end,
    case when bench.r(ci, 91) < 0.4 then 'Campaign' else 'Contact' end,
    (array['Active','Closed','Resolved','Active'])[1 + (bench.r(ci, 90) * 4)::int % 4]
  from bench.conversation;
  insert into contact_activity (organization_id, contact_id, last_message_at)
  select org, contact_id, max(date_trunc('milliseconds', cts + messages * interval '7 minutes' + bench.r(ci, 82) * interval '5 minutes'))
  from bench.conversation group by org, contact_id;
`;

export const messages = `
  insert into message (organization_id, conversation_id, id, direction, status, message_type, data)
  select v.org, v.id, bench.uuid7(mts, 'm' || v.ci || '-' || s), (array['InBound','OutBound'])[1 + s % 2],
    (array['Sent','Delivered','Read'])[1 + (bench.r(v.ci * 200 + s, 80) * 3)::int % 3], 'Text',
    jsonb_build_object('text', 'Message ' || s || ' ' || substr('Hello, thank you for getting in touch about your order; '
      || 'we will come back to you as soon as our team has looked at it. Best regards', 1, 20 + (bench.r(v.ci * 200 + s, 81) * 110)::int))
  from bench.conversation v, lateral generate_series(1, v.messages) s,
    lateral (select date_trunc('milliseconds', v.cts + s * interval '7 minutes' + bench.r(v.ci, 82) * interval '5 minutes') as mts) t
  order by mts, v.ci;
`;
