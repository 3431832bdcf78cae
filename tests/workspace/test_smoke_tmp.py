import pytest
from tests.cast import *
@pytest.fixture
def x(ada): 
    return record_of(ada,"Open talks")
def test_pages(x, ada, client, settings):
    from dialogues.forms.kinds import KINDS
    client.force_login(ada)
    for u in ["/workspace/","/workspace/new/",f"/workspace/{x.ref}/",f"/workspace/{x.ref}/overview/",f"/workspace/{x.ref}/step/send/"]+[f"/workspace/{x.ref}/{k}/new/" for k in KINDS]:
        r=client.get(u); print(u,r.status_code); assert r.status_code==200
    for k,kind in KINDS.items():
        for row in getattr(x,kind.list_name).all():
            for t in ("","remove/"):
                u=f"/workspace/{x.ref}/{k}/{row.key}/{t}"
                r=client.get(u); print(u,r.status_code); assert r.status_code==200
