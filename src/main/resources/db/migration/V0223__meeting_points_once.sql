-- Points are given once in a traject, in whichever of its meetings: two votes on the same wishes could be subtracted from each
-- other. The round that holds this vote names its traject. One that closed with too few votes to show anything gives it back.
alter table meeting_round add column points_of uuid;
update meeting_round r
   set points_of = first.engagement_id
  from (select distinct on (m.area_id, m.engagement_id) m.area_id, m.engagement_id, p.meeting_id, p.id
          from meeting_round p
          join joint_meeting m on m.area_id = p.area_id and m.id = p.meeting_id
         where p.kind = 'POINTS' and (p.outcome is null or (p.outcome ->> 'steps')::int > 0)
         order by m.area_id, m.engagement_id, p.opened_at) first
 where r.area_id = first.area_id and r.meeting_id = first.meeting_id and r.id = first.id;
alter table meeting_round
    add foreign key (area_id, points_of) references engagement (area_id, id) on delete cascade,
    add check (points_of is null or kind = 'POINTS');
drop index meeting_round_points;
create unique index meeting_round_points on meeting_round (area_id, points_of) where points_of is not null;
