-- What a deep linking message was answered with, as a digest: it is answered once. Its row is that of its launch, which outlives
-- every token of the picker.
alter table launch add column response text;
